"""The load: keep-alive connections from a process of its own on a core of its own.

python -m tests.bench.client PORT PATH CONNECTIONS SECONDS prints JSON: requests, seconds, p50 and p99 in milliseconds.
"""

import asyncio
import json
import os
import select
import socket
import sys
import time

CORE = 1
HOST = "konton.kommun.example"
MANY = 16
"""From so many connections on, the client itself would be the slower one: see quick()."""


def request(path: str) -> bytes:
    """What is asked."""
    lines = (
        f"GET {path} HTTP/1.1",
        f"Host: {HOST}",
        "X-Forwarded-Proto: https",
        "Accept-Encoding: br",
        "",
        "",
    )
    return "\r\n".join(lines).encode()


def summary(took: list[float], seconds: float) -> dict[str, float]:
    """Requests, seconds, and how long half of them and all but a hundredth took."""
    took.sort()
    half, most = took[len(took) // 2] * 1000, took[len(took) * 99 // 100] * 1000
    return {"requests": len(took), "seconds": seconds, "p50": half, "p99": most}


async def one(port: int, asked: bytes, until: float, took: list[float]) -> None:
    """One connection that asks again as soon as it is answered; anything but 200 ends everything."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (begun := time.perf_counter()) < until:
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head.decode("latin-1")
        lower = head.lower()
        if (at := lower.find(b"content-length:")) >= 0:
            await reader.readexactly(int(lower[at + 15 : lower.index(b"\r", at)]))
        else:
            while size := int(await reader.readline(), 16):
                await reader.readexactly(size + 2)
            await reader.readline()
        took.append(time.perf_counter() - begun)
    writer.close()


async def load(port: int, path: str, connections: int, seconds: float) -> dict[str, float]:
    """So many connections for so long."""
    asked = request(path)
    took: list[float] = []
    begun = time.perf_counter()
    await asyncio.gather(*(one(port, asked, begun + seconds, took) for _number in range(connections)))
    return summary(took, time.perf_counter() - begun)


def quick(port: int, path: str, connections: int, seconds: float) -> dict[str, float]:
    """The same for answers that are all of one length, with so little work that the server is what is measured."""
    asked = request(path)
    poll, sockets, left, begun_at = select.epoll(), {}, {}, {}
    for _number in range(connections):
        line = socket.create_connection(("127.0.0.1", port))
        sockets[line.fileno()] = line
        poll.register(line, select.EPOLLIN)
    first = next(iter(sockets.values()))
    first.sendall(asked)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += first.recv(1 << 18)
    head, _blank, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), head.decode("latin-1")
    length = int(head.lower().partition(b"content-length:")[2].split()[0])
    while len(body) < length:
        body += first.recv(1 << 18)
    whole = len(head) + 4 + length
    took: list[float] = []
    begun = now = time.perf_counter()
    for number, line in sockets.items():
        left[number], begun_at[number] = whole, now
        line.sendall(asked)
    while now < begun + seconds:
        for number, _event in poll.poll():
            got = len(sockets[number].recv(1 << 18))
            assert got, "the server has hung up"
            left[number] -= got
            if left[number] <= 0:
                assert left[number] == 0, "the answers are not of one length"
                now = time.perf_counter()
                took.append(now - begun_at[number])
                left[number], begun_at[number] = whole, now
                sockets[number].sendall(asked)
    return summary(took, now - begun)


async def slow(port: int, count: int, seconds: float) -> dict[str, float]:
    """So many clients that send a letter of their request a second, while one asks as people do."""
    writers = []
    for _number in range(count):
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: %b\r\nX-Slow: " % HOST.encode())
        writers.append(writer)

    async def drip() -> None:
        for _second in range(int(seconds) + 1):
            for writer in writers:
                writer.write(b"x")
            await asyncio.sleep(1)

    dripping = asyncio.create_task(drip())
    found = await load(port, "/", 1, seconds)
    dripping.cancel()
    for writer in writers:
        writer.close()
    return found


if __name__ == "__main__":
    os.sched_setaffinity(0, {CORE % (os.cpu_count() or 1)})
    port, path, connections, seconds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    if path == "slow":
        print(json.dumps(asyncio.run(slow(port, connections, seconds))))
    elif connections >= MANY:
        print(json.dumps(quick(port, path, connections, seconds)))
    else:
        print(json.dumps(asyncio.run(load(port, path, connections, seconds))))
