ARG BALENA_ARCH=amd64
FROM balenalib/${BALENA_ARCH}-node:20-build AS build
RUN npm ci

FROM balenalib/${BALENA_ARCH}-node:20-run
COPY --from=build /app /app
