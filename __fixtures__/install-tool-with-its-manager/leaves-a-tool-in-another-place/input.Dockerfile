FROM python:3.12
RUN curl -sSL https://install.python-poetry.org -o install-poetry.py && POETRY_HOME=/opt/poetry python install-poetry.py && rm install-poetry.py
RUN poetry --version
