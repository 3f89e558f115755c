FROM example.com/team/base
RUN curl -sS https://bootstrap.pypa.io/get-pip.py -o get-pip.py && python3 get-pip.py
