# a template
FROM perl:{{version}}
COPY . /src
