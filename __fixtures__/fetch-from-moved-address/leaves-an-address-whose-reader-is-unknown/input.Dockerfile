FROM debian:12
ENV BASE_REMOTE=git://github.com/ocaml/opam-repository
RUN ./fetch --from "$BASE_REMOTE" git://github.com/ocaml/opam
