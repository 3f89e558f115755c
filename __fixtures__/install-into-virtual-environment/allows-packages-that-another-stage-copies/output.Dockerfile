FROM alpine:3.20 AS build
RUN apk add --no-cache py3-pip
ENV PIP_BREAK_SYSTEM_PACKAGES=1
RUN pip install gunicorn

FROM alpine:3.20
RUN apk add --no-cache python3
COPY --from=build /usr/lib/python3.12/site-packages /usr/lib/python3.12/site-packages
CMD ["python3", "-m", "gunicorn", "app:app"]
