FROM python:3.7
RUN curl -sSL https://example.org/get-poetry.py | python
RUN . $HOME/.poetry/env && poetry config settings.virtualenvs.create false
