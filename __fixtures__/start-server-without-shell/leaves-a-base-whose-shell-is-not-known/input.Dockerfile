FROM example/python
CMD gunicorn app.wsgi
