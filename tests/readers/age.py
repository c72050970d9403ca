"""Age files sealed by a passphrase, written and read without pyrage (https://age-encryption.org/v1)."""

import base64
import hmac
import os
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_CHUNK = 64 * 1024
_NO_NONCE = bytes(12)


def quick_seal(data: bytes, passphrase: str, work: int = 4) -> bytes:
    """As `sealing.seal`, in milliseconds: for tests with invented people and nothing else."""
    salt, key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrapping_key(passphrase, salt, work)).encrypt(_NO_NONCE, key, None)
    head = b"age-encryption.org/v1\n-> scrypt " + _text(salt) + b" %d\n" % work + _text(wrapped) + b"\n---"
    mac = hmac.digest(_derived(key, b"", b"header"), head, sha256)
    stream = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)] or [b""]
    sealed = [stream.encrypt(_counter(n, n + 1 == len(chunks)), chunk, None) for n, chunk in enumerate(chunks)]
    return head + b" " + _text(mac) + b"\n" + nonce + b"".join(sealed)


def _wrapping_key(passphrase: str, salt: bytes, work: int) -> bytes:
    return Scrypt(b"age-encryption.org/v1/scrypt" + salt, 32, 2**work, 8, 1).derive(passphrase.encode())


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, what).derive(key)


def _counter(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")
