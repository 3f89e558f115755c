FROM alpine:3.20
ENV A one '$two' three
ENV B one\ two "three"
ENV C \
    # a comment between
    value
ENV D = value
