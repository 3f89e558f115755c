FROM ruby:3.3-slim
COPY tools /opt/tools
ENV PATH=/opt/tools/bin:$PATH
RUN git clone --depth 1 https://example.com/app.git /app
