# The site in production. «docker compose up --build» starts it with its database; docs/operating.md says the rest.

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What only the tests take from npm stays out.
RUN npm ci --omit=dev

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1
COPY requirements/app.txt requirements/
RUN python -m venv .venv && .venv/bin/python -m pip install --require-hashes -r requirements/app.txt
COPY --from=packages /app/node_modules node_modules
COPY . .
# The same steps as «make setup»; the settings they need are the made-up ones of tools/production.env.
RUN .venv/bin/python tools/environment.py catalogues static \
    && .venv/bin/python -m compileall -q accounts registry

FROM python:3.11-slim-bookworm
WORKDIR /app
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin kontoregistret
COPY --from=build /app /app
# Only what people upload, and a SQLite database where there is one (DATABASE_URL=sqlite:///var/data/register.sqlite3), is written
# here. var/static belongs to the image: a volume over all of var/ would keep serving the old version's files after an upgrade.
RUN mkdir -p var/files var/data && chown kontoregistret: var/files var/data
USER kontoregistret
# The last three give back what a page has used: without them a worker that strangers vex holds a third more memory.
ENV PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ENV_FILE=/dev/null \
    PRIVATE_FILES=/app/var/files/private \
    MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=500000 MALLOC_MMAP_THRESHOLD_=250000
VOLUME ["/app/var/files", "/app/var/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["python", "tools/health.py"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--no-ws", \
     "--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers", "registry.wsgi:application"]
