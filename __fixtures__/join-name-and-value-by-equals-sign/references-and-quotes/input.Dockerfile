FROM alpine:3.20
ENV BIN /opt/bin
ENV PATH $BIN:$PATH
ENV OPTIONS -a "$BIN" -b
ENV ONE x="a b"
ENV URL http://example.com/#top
ENV	TABS	a	b
