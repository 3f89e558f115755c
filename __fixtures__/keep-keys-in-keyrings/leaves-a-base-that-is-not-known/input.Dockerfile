ARG BASE
FROM ${BASE}
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
FROM company.example.com/base:13
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
