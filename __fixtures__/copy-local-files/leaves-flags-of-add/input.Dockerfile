FROM debian:12
ADD --keep-git-dir=true docs/readme.md /docs/
ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d notes.txt /docs/
ADD --unpack=false notes.txt /docs/
