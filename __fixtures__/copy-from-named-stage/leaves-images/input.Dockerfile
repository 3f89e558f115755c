FROM php:8.3-cli AS compose
FROM node:20 AS nodes
FROM php:8.3-cli
COPY --from=composer /usr/bin/composer /usr/bin/
COPY --from=node /usr/local/bin/node /usr/bin/
COPY --from=me/builder /a /a
COPY --from=nodes:1 /a /a
