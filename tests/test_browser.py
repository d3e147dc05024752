"""Where there is no browser, tests of pages fail and say how to get one."""

import shutil

import pytest

from tests.browser import chromium


def test_a_missing_browser_is_told(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(pytest.fail.Exception, match="apt-get install chromium"), chromium():
        pass
