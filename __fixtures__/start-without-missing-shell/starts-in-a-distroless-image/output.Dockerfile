FROM gcr.io/distroless/static-debian12
COPY server /bin/server
CMD ["/bin/server", "serve"]
