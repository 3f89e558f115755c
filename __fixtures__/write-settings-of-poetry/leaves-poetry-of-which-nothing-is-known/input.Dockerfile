FROM example.org/python:3.7
RUN poetry config settings.virtualenvs.create false
