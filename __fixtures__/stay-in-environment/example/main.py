import uvicorn, sys; print(sys.prefix)
