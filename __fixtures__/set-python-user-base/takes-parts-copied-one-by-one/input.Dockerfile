FROM python:3.10 AS compile
RUN pip install --user -U pip && pip install --user pandas luigi

FROM python:3.10-slim
COPY --from=compile /root/.local/bin /home/etl/.local/bin
COPY --from=compile /root/.local/lib /home/etl/.local/lib
ENV PATH=$PATH:/home/etl/.local/bin
WORKDIR /etl
COPY . /etl
ENTRYPOINT ["luigi", "--module", "jobs"]
