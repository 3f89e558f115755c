ARG DEVICE=amd64
FROM balenalib/${DEVICE}-debian-node:20-bookworm-run
RUN npm ci
