"""Steps of the procedure (时限与程序) on the case screen: one small form each, and their panel."""
