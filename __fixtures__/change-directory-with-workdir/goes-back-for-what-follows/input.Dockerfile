FROM python:3.11
WORKDIR /srv/app
COPY vendor vendor
RUN set -ex \
    && cd vendor/parser \
    && python setup.py install
COPY . .
RUN cd tools \
    && make
CMD ["python", "main.py"]
