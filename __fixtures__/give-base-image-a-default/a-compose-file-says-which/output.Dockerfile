ARG PG=16
FROM postgres:${PG}
COPY init.sql /docker-entrypoint-initdb.d/
