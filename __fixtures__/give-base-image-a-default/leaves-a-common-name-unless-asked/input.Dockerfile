ARG VERSION
FROM example/emacs:$VERSION
RUN true
