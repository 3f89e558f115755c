FROM debian:12
RUN gpg --gen-key && gpg --edit-key 0x0123456789ABCDEF && gpg --list-keys
