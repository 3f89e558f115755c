# the database
FROM postgres:${PG_MAJOR}-alpine
COPY init.sql /docker-entrypoint-initdb.d/
