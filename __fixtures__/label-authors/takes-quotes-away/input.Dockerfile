FROM debian:12
MAINTAINER   "Ada Lovelace" 

FROM alpine:3.20
MAINTAINER 'Grace "Amazing" Hopper'
