# the database
ARG PG_MAJOR=18
FROM postgres:${PG_MAJOR}-alpine
COPY init.sql /docker-entrypoint-initdb.d/
