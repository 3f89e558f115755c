FROM mybase:3
RUN true
