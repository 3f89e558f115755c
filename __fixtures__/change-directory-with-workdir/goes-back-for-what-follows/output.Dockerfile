FROM python:3.11
WORKDIR /srv/app
COPY vendor vendor
WORKDIR /srv/app/vendor/parser
RUN set -ex \
    && python setup.py install
WORKDIR /srv/app
COPY . .
WORKDIR /srv/app/tools
RUN make
WORKDIR /srv/app
CMD ["python", "main.py"]
