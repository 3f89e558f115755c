FROM example.com/team/base:3
RUN pip install --upgrade pip setuptools
