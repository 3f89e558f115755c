FROM python:3.11-slim
RUN pip3 install --user gunicorn

FROM python:3.11-slim
RUN useradd app
COPY --from=0 /root/.local/ /opt/packages/
ENV PATH=/opt/packages/bin:$PATH \
    PYTHONUSERBASE=/opt/packages
USER app
CMD gunicorn app:app
