FROM buildpack-deps:bookworm
# ha.pool.sks-keyservers.net was asked here once
RUN gpg --keyserver keyserver.ubuntu.com --recv-keys 409B6B1796C275462A1703113804BB82D39DC0E3
RUN gpg --keyserver hkps://keys.openpgp.org --recv-keys 409B6B1796C275462A1703113804BB82D39DC0E3
RUN gpg --keyserver notsks-keyservers.net.example.com --recv-keys 409B6B1796C275462A1703113804BB82D39DC0E3
RUN echo "gpg --keyserver ha.pool.sks-keyservers.net" > /usr/share/doc/keys.txt
