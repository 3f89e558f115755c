FROM debian:bookworm
run touch /made
Env A=1
USER nobody
CMD ["ls"]
