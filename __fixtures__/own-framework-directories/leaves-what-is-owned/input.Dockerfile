FROM ruby:3.3-slim
WORKDIR /app
RUN useradd --create-home app
COPY --chown=app:app . .
RUN bundle install
USER app
CMD ["bundle", "exec", "rails", "server", "-b", "0.0.0.0"]
