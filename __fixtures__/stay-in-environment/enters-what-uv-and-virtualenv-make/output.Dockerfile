FROM python:3.12-slim AS one
WORKDIR /one
RUN pip install uv && uv venv
ENV VIRTUAL_ENV=/one/.venv \
    PATH=/one/.venv/bin:$PATH

FROM python:3.12-alpine
RUN pip install virtualenv && virtualenv -p python3 /two
ENV VIRTUAL_ENV=/two \
    PATH=/two/bin:$PATH
COPY --from=one /one /one
