FROM python:3.8-slim
WORKDIR /src
COPY . .
RUN python -m pip install -e .
CMD ["tool"]
