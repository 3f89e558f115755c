FROM debian:12-slim

RUN echo a \
    # why
    && echo b


CMD ["true"]
