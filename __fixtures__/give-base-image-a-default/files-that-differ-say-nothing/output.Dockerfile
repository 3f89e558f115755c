ARG PG=18
FROM postgres:${PG}
COPY init.sql /docker-entrypoint-initdb.d/
