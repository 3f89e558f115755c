FROM python:3.8
RUN yarn
