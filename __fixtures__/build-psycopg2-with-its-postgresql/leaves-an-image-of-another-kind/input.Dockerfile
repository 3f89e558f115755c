FROM ruby:2.6
COPY . /app
RUN pip install /app
