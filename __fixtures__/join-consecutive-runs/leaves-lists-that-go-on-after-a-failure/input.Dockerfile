FROM debian:12
RUN touch /a || true
RUN touch /b; touch /c
RUN sleep 1 &
RUN touch /d
