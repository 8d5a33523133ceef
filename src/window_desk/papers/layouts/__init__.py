"""The papers of the counter, one module a paper: pure functions from facts to a value.

A paper's fixed sentences stand in ``forms/papers/wording.json``; what is here is their order.
"""
