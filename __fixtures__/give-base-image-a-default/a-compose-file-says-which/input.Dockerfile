ARG PG
FROM postgres:${PG}
COPY init.sql /docker-entrypoint-initdb.d/
