FROM ruby:3.3
RUN git clone --depth 1 https://example.com/app.git /app && make -C /app
