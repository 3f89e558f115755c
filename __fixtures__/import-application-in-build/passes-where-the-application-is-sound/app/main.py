from .base import app
