FROM python:3.7
RUN pip install pipenv
COPY Pipfile Pipfile.lock ./
RUN pip install "setuptools<46"
RUN pipenv install --system --deploy
