FROM python:3.12 AS build
RUN pip install flask

FROM python:3.12-slim
COPY --from=build /root/.cache /root/.cache
RUN PIP_NO_CACHE_DIR=1 pip install flask
