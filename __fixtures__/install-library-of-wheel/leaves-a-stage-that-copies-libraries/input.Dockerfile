FROM python:3.12 AS packages
RUN apt-get update && apt-get install -y libmagic1

FROM python:3.12-slim
COPY --from=packages /usr/lib/x86_64-linux-gnu/libmagic.so.1 /usr/lib/x86_64-linux-gnu/
RUN pip install python-magic
