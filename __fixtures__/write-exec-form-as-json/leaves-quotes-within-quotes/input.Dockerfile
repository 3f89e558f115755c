FROM debian:12-slim
CMD ['echo', '"hi"']
ENTRYPOINT ['sh', -c, echo $HOME]
