"""Sign-in against the county's verifiers, with no line."""

from dataclasses import replace

from argon2 import PasswordHasher
from tests.desk.store.world import RECEIVER, World, clerk_record

from window_desk.desk.store.lockout import Lockout, SignInProblem
from window_desk.desk.store.sign_in import SignIn
from window_desk.protocol import messages as m

VERIFIER = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash("right")


def signing_in(world: World) -> SignIn:
    return SignIn(world.store.cache, Lockout(world.profile, world.clock))


def publish(world: World, version: int, *, active: bool = True, verifier: str = VERIFIER) -> None:
    record = clerk_record(replace(RECEIVER, active=active), verifier)
    world.page([world.reference(m.ReferenceKind.CLERK, "1001", version, record)])


def code(found: object) -> str:
    assert isinstance(found, SignInProblem)
    assert found.sentence
    return found.code


def test_the_right_password_lets_a_clerk_in(world: World) -> None:
    assert code(signing_in(world).verify_clerk("1001", "right")) == "no_verifier"
    publish(world, 2)
    assert signing_in(world).verify_clerk("1001", "right") == RECEIVER
    assert code(signing_in(world).verify_clerk("9999", "right")) == "unknown_clerk"
    assert code(signing_in(world).verify_clerk("1001", "wrong")) == "wrong_password"


def test_a_withdrawn_clerk_stays_out(world: World) -> None:
    publish(world, 2)
    publish(world, 3, active=False)
    assert code(signing_in(world).verify_clerk("1001", "right")) == "inactive"


def test_wrong_passwords_lock_here_too(world: World) -> None:
    publish(world, 2)
    for _ in range(5):
        last = signing_in(world).verify_clerk("1001", "wrong")
    assert code(last) == "locked_out"
    assert code(signing_in(world).verify_clerk("1001", "right")) == "locked_out"
