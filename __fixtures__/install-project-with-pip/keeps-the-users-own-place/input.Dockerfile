FROM python:3.8-slim
WORKDIR /src
COPY . .
RUN python setup.py install --user
CMD ["tool"]
